import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const words = 'Words belong into src/i18n, in all three languages.'

export default tseslint.config(
    { ignores: ['dist', 'src/api/schema.d.ts', 'scripts', 'public', '*.js', '*.mjs', '*.ts'] },
    ...tseslint.configs.strictTypeChecked,
    { languageOptions: { parserOptions: { projectService: true } } },
    hooks.configs.flat.recommended,
    {
        rules: {
            '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
            '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
            // Redirects of the router are thrown.
            '@typescript-eslint/only-throw-error': ['error', { allow: ['Redirect', 'NotFoundError'] }],
            'max-lines': ['error', { max: 220, skipBlankLines: true }],
            'no-restricted-syntax': [
                'error',
                { selector: 'JSXText[value=/[A-Za-z\\u4e00-\\u9fff]{2,}/]', message: words },
                {
                    selector:
                        'JSXAttribute[name.name=/^(label|title|placeholder|description|alt|aria-label)$/] > Literal[value=/[A-Za-z\\u4e00-\\u9fff]{2,}/]',
                    message: words,
                },
            ],
        },
    },
)
